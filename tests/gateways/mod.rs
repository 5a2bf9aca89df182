//! The gateways of SMS: the real program, from outside, called as gateways call it.

mod admission;
mod android;
mod examples;
mod generic;
mod kannel;
mod settings;
mod twilio;
