//! Why what was asked was not done, in words.

use crate::i18n::*;

/// What to tell a person. `problem` is the name in the relay's problem document, such as `code-used`; `None` when the
/// relay could not be reached at all.
pub fn refusal(locale: Locale, problem: Option<&str>) -> &'static str {
    match problem {
        None => td_string!(locale, common.refused_offline),
        Some("code-unknown") => td_string!(locale, common.refused_code_unknown),
        Some("code-used") => td_string!(locale, common.refused_code_used),
        Some("code-expired") => td_string!(locale, common.refused_code_expired),
        Some("already-joined") => td_string!(locale, common.refused_already_joined),
        Some("already-founded") => td_string!(locale, common.refused_already_founded),
        Some("too-many-attempts" | "too-many-requests") => {
            td_string!(locale, common.refused_too_many)
        }
        Some("not-signed-in" | "not-a-member" | "device-revoked") => {
            td_string!(locale, common.refused_signed_out)
        }
        Some("curators-only") => td_string!(locale, common.refused_curators_only),
        Some("person-unknown") => td_string!(locale, common.refused_person_unknown),
        Some("device-unknown") => td_string!(locale, common.refused_device_unknown),
        Some("unavailable") => td_string!(locale, common.refused_unavailable),
        Some("not-kept") => td_string!(locale, common.refused_not_kept),
        Some(_) => td_string!(locale, common.refused_other),
    }
}
