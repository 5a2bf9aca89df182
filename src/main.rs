//! Hamroh: wiring only. Read it as a table of contents.

use std::process::ExitCode;

use clap::Parser;
use hamroh::{
    cli::{Arguments, Command, serve},
    config::Config,
    telemetry,
};

fn main() -> ExitCode {
    telemetry::init();
    match run(Arguments::parse()) {
        Ok(status) => status,
        Err(error) => {
            eprintln!("hamroh: {error:#}");
            ExitCode::FAILURE
        }
    }
}

#[tokio::main]
async fn run(arguments: Arguments) -> anyhow::Result<ExitCode> {
    let file = arguments.config.as_deref();
    match (arguments.command, Config::load(file)) {
        (Some(Command::Doctor(doctor)), config) => return doctor.run(config, file).await,
        (_, Err(error)) => return Err(error.into()),
        (None, Ok(config)) => serve(config).await?,
        (Some(Command::Ask(ask)), Ok(config)) => return ask.run(&config).await,
        (Some(Command::Chat(chat)), Ok(config)) => chat.run(&config).await?,
        (Some(Command::Evaluate(evaluate)), Ok(config)) => return evaluate.run(&config).await,
        (Some(Command::Content(content)), Ok(config)) => content.run(&config).await?,
        (Some(Command::Backup(backup)), Ok(config)) => backup.run(&config).await?,
        (Some(Command::Staff(staff)), Ok(config)) => staff.run(&config).await?,
        (Some(Command::Demo(demo)), Ok(config)) => demo.run(config).await?,
    }
    Ok(ExitCode::SUCCESS)
}
