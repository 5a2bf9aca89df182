//! Campaigns: how many came by each, and which are registered.

use maud::{Markup, html};

use super::{Desk, View, sparks::sparks};
use crate::{staff::page::Page, statistics::sources, store::Role};

/// Weeks on the page: a quarter.
const WEEKS: u64 = 13;

pub fn view(desk: &Desk<'_>) -> View {
    let sheet = sources(&desk.counts, desk.today, WEEKS);
    let body = html! {
        p.lead { (desk.say("staff-sources-lead")) }
        (sparks(desk, &sheet))
        section {
            h2 { (desk.say("staff-registered")) }
            (registered(desk))
            @if desk.visitor.role >= Role::Editor { (register(desk)) }
        }
        (desk.foot(Page::Sources, ""))
    };
    View { sheets: vec![sheet], query: String::new(), body }
}

fn registered(desk: &Desk<'_>) -> Markup {
    let campaigns = &desk.campaigns;
    html! {
        @if campaigns.is_empty() { p.empty { (desk.say("staff-no-campaigns")) } }
        @else { div.wide tabindex="0" role="region" aria-label=(desk.say("staff-registered")) { table #campaigns {
            thead { tr {
                th scope="col" { (desk.say("staff-campaign-code")) }
                th scope="col" { (desk.say("staff-campaign-name")) }
                @if desk.visitor.role >= Role::Editor { td {} }
            } }
            tbody { @for (code, name) in campaigns {
                tr {
                    th scope="row" { (code) }
                    td.text { (name) }
                    @if desk.visitor.role >= Role::Editor { td { (remove(desk, code)) } }
                }
            } }
        } } }
    }
}

fn remove(desk: &Desk<'_>, code: &str) -> Markup {
    html! {
        form method="post" action="/staff/campaign" {
            input type="hidden" name="form" value=(desk.visitor.form());
            input type="hidden" name="code" value=(code);
            button name="act" value="remove" aria-label={ (desk.say("staff-campaign-remove")) ": " (code) } {
                (desk.say("staff-campaign-remove"))
            }
        }
    }
}

fn register(desk: &Desk<'_>) -> Markup {
    html! {
        form.register method="post" action="/staff/campaign" {
            input type="hidden" name="form" value=(desk.visitor.form());
            label for="campaign-code" { (desk.say("staff-campaign-code")) }
            input #campaign-code name="code" required minlength="2" maxlength="32" pattern="[A-Za-z0-9_\\-]+"
                aria-describedby="campaign-hint" autocapitalize="none" spellcheck="false";
            p.hint #campaign-hint { (desk.say("staff-campaign-hint")) }
            label for="campaign-name" { (desk.say("staff-campaign-name")) }
            input #campaign-name name="name" maxlength="200";
            button.primary #register name="act" value="register" { (desk.say("staff-campaign-register")) }
        }
    }
}
