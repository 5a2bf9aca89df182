//! The configuration of the private Kannel.

use std::path::Path;

use super::{PASSWORD, Ports, SHORT_CODE, USER};

/// What Hamroh's documentation tells an operator, with ports of its own and retries after a second.
pub(super) fn configuration(ports: &Ports, folder: &Path, webhook: &str, reports: &str) -> String {
    let Ports { admin, smsbox, network, sendsms } = ports;
    let folder = folder.display();
    format!(
        r#"group = core
admin-port = {admin}
admin-interface = 127.0.0.1
admin-password = admin-password
smsbox-port = {smsbox}
smsbox-interface = 127.0.0.1
box-deny-ip = "*.*.*.*"
box-allow-ip = "127.0.0.1"
log-file = "{folder}/bearerbox.log"
log-level = 0
store-type = file
store-location = "{folder}/store"
dlr-storage = internal

group = smsc
smsc = fake
smsc-id = fake
port = {network}
connect-allow-ip = 127.0.0.1

group = smsbox
bearerbox-host = 127.0.0.1
bearerbox-port = {smsbox}
sendsms-port = {sendsms}
sendsms-interface = 127.0.0.1
global-sender = "{SHORT_CODE}"
sendsms-chars = "0123456789+ "
mo-recode = true
log-file = "{folder}/smsbox.log"
log-level = 0
http-request-retry = 20
http-queue-delay = 1
http-timeout = 2
reply-couldnotfetch = "(could not fetch)"

group = sms-service
keyword = default
name = hamroh
catch-all = true
get-url = "{webhook}?from=%p&to=%P&text=%a&raw=%b&smsc=%i&id=%I&ts=%T&charset=%C&coding=%c&udh=%u&service=%n"
accept-x-kannel-headers = true
assume-plain-text = true
max-messages = 3
concatenation = true
omit-empty = true
dlr-mask = 19
dlr-url = "{reports}?status=%d"

group = sendsms-user
username = {USER}
password = {PASSWORD}
max-messages = 3
concatenation = true
user-deny-ip = "*.*.*.*"
user-allow-ip = "127.0.0.1"
"#
    )
}
