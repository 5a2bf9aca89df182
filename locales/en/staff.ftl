# The staff's pages: the frame, signing in, who did what.

staff-title = Hamroh for staff
staff-skip = To the content
staff-menu = Menu
staff-language = Language
staff-sign-in = Sign in
staff-sign-out = Sign out
staff-name = Name
staff-password = Password
staff-password-again = Password once more
staff-code = Code from the app
staff-code-hint = Six digits from the authenticator app on your telephone. Each code works once.
staff-forgotten = Lost your password or telephone? Whoever runs the service gives you a new link.
staff-wrong = Name, password or code is wrong, or the code was used already. Wait for the next code and try again.
staff-too-often = Too many tries for this name. Wait a minute.
staff-busy = Many people are signing in just now. Try again in a moment.
staff-failed = The password could not be checked just now. Try again in a moment.
staff-notice = That did not work
staff-back = Back
staff-not-here = These pages answer on the computer of the service or under its public address only. Whoever runs it can set that address: docs/staff.md says how.
staff-foreign = This form came from another site and was not accepted. Open the page anew.
staff-unreadable = The form could not be read. Open the page anew.
staff-no-database = The database cannot be used just now. Answering people goes on; whoever runs the service sees the reason in its log.
staff-no-randomness = The computer gives no random numbers just now. Try again in a moment.
staff-not-yours = Your account may not see this page.
staff-made-up = Made-up data: nothing on this page was asked by anybody.

## The one-time link
staff-welcome = Welcome, { $name }
staff-welcome-app = Connect an authenticator app
staff-welcome-scan = Scan this picture with an authenticator app, such as FreeOTP, Aegis or Google Authenticator.
staff-welcome-picture = A picture for the camera of the authenticator app
staff-welcome-open = On this telephone? Open the app
staff-welcome-type = Or type this key into the app:
staff-welcome-choose = Choose a password
staff-password-hint = At least { $least } characters, without your name in it. Three or four unrelated words are good.
staff-welcome-done = Save and sign in
staff-code-wrong = The code is not right. Is the telephone's clock right? Type the newest code.
staff-password-weak = The password is too short or holds your name.
staff-password-differs = The two passwords differ.
staff-link-gone = This link was used already or has run out. Whoever runs the service can give you a new one.

## Pages
staff-page-week = Last week
staff-page-topics = Topics
staff-page-channels = Channels
staff-page-hours = Hours
staff-page-missed = Not understood
staff-page-entries = Answers
staff-page-sources = Campaigns
staff-page-alerts = Alerts
staff-page-report = Report
staff-page-system = System
staff-page-deeds = Who did what

## Who did what
staff-deeds-lead = What staff viewed, exported or changed in the last 12 months, the newest first. It holds nothing about the people who ask.
staff-accounts = Accounts
staff-role = Role
staff-role-viewer = views and exports
staff-role-editor = also registers campaigns
staff-role-admin = also sees this page
staff-deeds = Deeds
staff-when = When (UTC)
staff-what = What
staff-with = With what
staff-deed-signed-in = signed in
staff-deed-signed-out = signed out
staff-deed-refused = was refused: wrong password or code
staff-deed-set-up = set a password
staff-deed-viewed = viewed
staff-deed-exported = exported
staff-deed-registered = registered a campaign
staff-deed-removed = removed a campaign
staff-deed-account-made = gave a link to
staff-deed-account-removed = removed the account
