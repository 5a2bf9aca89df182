//! The second factor: a code of six digits every 30 seconds (TOTP, RFC 6238), as authenticator apps make it.

use qrcode::{QrCode, render::svg};
use totp_rs::{Builder, Secret, Totp};

/// The secret between the account and an authenticator app.
pub(super) struct SecondFactor(Totp);

impl SecondFactor {
    /// A new secret of 160 bits, in base32; `None` when the system has no randomness to give.
    pub fn random() -> Option<String> {
        let mut bytes = [0; 20];
        getrandom::fill(&mut bytes).ok()?;
        Some(Secret::new(Box::new(bytes)).to_base32())
    }

    /// The factor of an account; `None` if the secret is none.
    pub fn new(secret: &str, name: &str) -> Option<Self> {
        let secret = Secret::try_from_base32(secret).ok()?;
        let builder = Builder::new().with_secret(secret).with_account_name(name.to_owned());
        builder.with_issuer(Some("Hamroh".to_owned())).build().ok().map(Self)
    }

    /// The 30-second step of this code if it is right now, or was or will be within one step.
    pub fn step(&self, code: &str, now: i64) -> Option<i64> {
        let digits: String = code.chars().filter(|letter| !letter.is_whitespace()).collect();
        let step = self.0.check(&digits, u64::try_from(now).ok()?)?;
        i64::try_from(step).ok()
    }

    /// The code of this moment.
    pub fn code(&self, now: i64) -> Option<String> {
        Some(self.0.generate(u64::try_from(now).ok()?).to_string())
    }

    /// The address that an authenticator app on the same telephone opens.
    pub fn link(&self) -> String {
        self.0.to_url().unwrap_or_default()
    }

    /// The secret in groups of four, to type.
    pub fn groups(&self) -> String {
        let secret: Vec<char> = self.0.secret().to_base32().chars().collect();
        let groups: Vec<String> = secret.chunks(4).map(|group| group.iter().collect()).collect();
        groups.join(" ")
    }

    /// The address as a picture for the camera of an authenticator app: SVG, dark on light.
    pub fn picture(&self) -> Option<String> {
        let code = QrCode::new(self.link()).ok()?;
        let drawn = code.render::<svg::Color<'_>>().min_dimensions(220, 220).build();
        // Inside a page there is no XML declaration.
        drawn.split_once("?>").map(|(_, svg)| svg.to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// RFC 6238, appendix B: the secret of its SHA-1 rows, and the last six digits.
    #[test]
    fn codes_are_those_of_the_standard() {
        let factor = SecondFactor::new("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", "anora").unwrap();
        assert_eq!(factor.step("287082", 59), Some(1));
        assert_eq!(factor.step(" 050 471 ", 1_111_111_111), Some(37_037_037));
        assert_eq!(factor.step("287082", 59 + 30), Some(1), "a clock may be half a minute late");
        assert_eq!(factor.step("287082", 59 + 90), None);
        for wrong in ["", "287083", "28708", "2870822", "²87082"] {
            assert_eq!(factor.step(wrong, 59), None, "{wrong}");
        }
    }

    #[test]
    fn a_new_secret_can_be_typed_scanned_and_opened() {
        let secret = SecondFactor::random().unwrap();
        let factor = SecondFactor::new(&secret, "anora").unwrap();
        assert_eq!(factor.groups().replace(' ', ""), secret);
        assert!(factor.link().starts_with("otpauth://totp/Hamroh:anora?secret="));
        let picture = factor.picture().unwrap();
        assert!(picture.starts_with("<svg") && !picture.contains("style"), "{picture}");
    }
}
