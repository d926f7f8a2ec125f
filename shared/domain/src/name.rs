//! People's names and their three forms.

/// Last name, first name, patronymic. Parts may be empty while a person is being written down.
#[derive(
    Debug,
    Clone,
    Default,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    serde::Serialize,
    serde::Deserialize,
)]
pub struct Name {
    /// Фамилия.
    pub last: String,
    /// Имя.
    pub first: String,
    /// Отчество; empty when there is none.
    pub patronymic: String,
}

/// Why a name cannot be given to a person.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NameError {
    /// Lists and papers sort and address by it.
    #[error("a person needs a last name")]
    NoLastName,
}

impl Name {
    /// A name from its three parts, trimmed.
    pub fn new(last: &str, first: &str, patronymic: &str) -> Self {
        Self {
            last: last.trim().to_owned(),
            first: first.trim().to_owned(),
            patronymic: patronymic.trim().to_owned(),
        }
    }

    /// «Иванова Анна Петровна».
    pub fn full(&self) -> String {
        [&self.last, &self.first, &self.patronymic]
            .into_iter()
            .filter(|part| !part.is_empty())
            .map(String::as_str)
            .collect::<Vec<_>>()
            .join(" ")
    }

    /// «Иванова А. П.».
    pub fn short(&self) -> String {
        let mut short = self.last.clone();
        for part in [&self.first, &self.patronymic] {
            if let Some(letter) = part.chars().next() {
                if !short.is_empty() {
                    short.push(' ');
                }
                short.extend(letter.to_uppercase());
                short.push('.');
            }
        }
        short
    }

    /// «АИ»: first name, then last name, as people sign a margin.
    pub fn initials(&self) -> String {
        [&self.first, &self.last]
            .into_iter()
            .filter_map(|part| part.chars().next())
            .flat_map(char::to_uppercase)
            .collect()
    }

    /// True when nothing was written yet.
    pub fn is_empty(&self) -> bool {
        self.last.is_empty() && self.first.is_empty() && self.patronymic.is_empty()
    }

    /// Says what is missing before the name may be kept.
    ///
    /// # Errors
    /// When there is no last name.
    pub fn check(&self) -> Result<(), NameError> {
        if self.last.trim().is_empty() {
            Err(NameError::NoLastName)
        } else {
            Ok(())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_has_a_full_a_short_and_a_two_letter_form() {
        let name = Name::new(" Иванова ", "Анна", "Петровна");
        assert_eq!(name.full(), "Иванова Анна Петровна");
        assert_eq!(name.short(), "Иванова А. П.");
        assert_eq!(name.initials(), "АИ");
    }

    #[test]
    fn missing_parts_leave_no_stray_dots_or_spaces() {
        let name = Name::new("Ким", "", "");
        assert_eq!(
            (name.full(), name.short(), name.initials()),
            ("Ким".into(), "Ким".into(), "К".into())
        );
        assert_eq!(Name::new("", "Анна", "").short(), "А.");
        assert_eq!(Name::default().initials(), "");
    }

    #[test]
    fn a_person_needs_a_last_name() {
        assert_eq!(
            Name::new(" ", "Анна", "").check(),
            Err(NameError::NoLastName)
        );
        assert_eq!(Name::new("Ким", "", "").check(), Ok(()));
    }
}
