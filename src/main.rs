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
    let config = Config::load(arguments.config.as_deref())?;
    match arguments.command {
        None => serve(config).await?,
        Some(Command::Ask(ask)) => return ask.run(&config).await,
        Some(Command::Chat(chat)) => chat.run(&config).await?,
        Some(Command::Evaluate(evaluate)) => return evaluate.run(&config).await,
        Some(Command::Content(content)) => content.run(&config).await?,
        Some(Command::Doctor(doctor)) => {
            return doctor.run(&config, arguments.config.as_deref()).await;
        }
        Some(Command::Backup(backup)) => backup.run(&config).await?,
        Some(Command::Staff(staff)) => staff.run(&config).await?,
        Some(Command::Demo(demo)) => demo.run(config).await?,
    }
    Ok(ExitCode::SUCCESS)
}
