//! One style sheet out of many, and fonts under names that change with their content.

use std::collections::BTreeMap;

use anyhow::{Context as _, Result};

/// The sheet with every `@import url("…");` line replaced by that file, one level deep.
///
/// # Errors
/// When `read` cannot give a file.
pub fn inline(sheet: &str, read: impl Fn(&str) -> Result<String>) -> Result<String> {
    let mut whole = String::new();
    for line in sheet.lines() {
        match imported(line) {
            Some(file) => whole
                .push_str(&read(file).with_context(|| format!("style/index.css imports {file}"))?),
            None => whole.push_str(line),
        }
        whole.push('\n');
    }
    Ok(compact(&whole))
}

/// Every file that the sheet names by `url("fonts/…")`.
pub fn fonts(css: &str) -> Vec<String> {
    let mut found: Vec<String> = css
        .split("url(\"")
        .skip(1)
        .filter_map(|rest| rest.split_once('"'))
        .map(|(file, _)| file.to_owned())
        .filter(|file| file.starts_with("fonts/"))
        .collect();
    found.sort();
    found.dedup();
    found
}

/// The sheet with its `url("…")` changed as `names` says.
pub fn rename(css: &str, names: &BTreeMap<String, String>) -> String {
    names.iter().fold(css.to_owned(), |css, (old, new)| {
        css.replace(&format!("url(\"{old}\")"), &format!("url(\"{new}\")"))
    })
}

fn imported(line: &str) -> Option<&str> {
    line.trim()
        .strip_prefix("@import url(\"")?
        .strip_suffix("\");")
}

/// Without comments, indentation and empty lines. Line ends stay, so that nothing needs to be understood.
fn compact(css: &str) -> String {
    let mut bare = String::new();
    let mut rest = css;
    while let Some((before, after)) = rest.split_once("/*") {
        bare.push_str(before);
        rest = after.split_once("*/").map_or("", |(_, rest)| rest);
    }
    bare.push_str(rest);
    let lines = bare.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.fold(String::new(), |css, line| css + line + "\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn imports_become_the_files_they_name_in_their_order() {
        let sheet = "/* all */\n@layer a, b;\n@import url(\"a.css\");\n@import url(\"b.css\");\n";
        let whole = inline(sheet, |file| {
            Ok(format!(
                "/* {file} */\n@layer {} {{\n  p {{ margin: 0; }}\n}}",
                &file[..1]
            ))
        })
        .unwrap();
        assert_eq!(
            whole,
            "@layer a, b;\n@layer a {\np { margin: 0; }\n}\n@layer b {\np { margin: 0; }\n}\n"
        );
    }

    #[test]
    fn fonts_are_found_and_renamed() {
        let css = "src: url(\"fonts/a.woff2\") format(\"woff2\");";
        assert_eq!(fonts(css), ["fonts/a.woff2"]);
        let names = BTreeMap::from([("fonts/a.woff2".to_owned(), "/a-1.woff2".to_owned())]);
        assert_eq!(
            rename(css, &names),
            "src: url(\"/a-1.woff2\") format(\"woff2\");"
        );
    }

    #[test]
    fn a_file_that_is_not_there_is_named() {
        let error = inline("@import url(\"gone.css\");", |_| {
            anyhow::bail!("no such file")
        })
        .unwrap_err();
        assert!(error.to_string().contains("gone.css"));
    }
}
