//! Trunk starts the app from a script inside the page. The relay's Content-Security-Policy allows none, so the script
//! moves to a file of its own.

use anyhow::{Result, bail};

use super::integrity;

const OPEN: &str = "<script type=\"module\">";
const CLOSE: &str = "</script>";

/// A page without scripts inside, and the script that was.
#[derive(Debug, PartialEq, Eq)]
pub struct Page {
    /// The page, which now names the script's file.
    pub html: String,
    /// `boot-<hash>.js`
    pub name: String,
    /// What goes into that file.
    pub script: String,
}

/// Takes the one script out of the page.
///
/// # Errors
/// When there is none, or more than one: then Trunk changed, and this function must too.
pub fn take_out(html: &str) -> Result<Page> {
    let Some((before, rest)) = html.split_once(OPEN) else {
        bail!("the page has no starting script; has Trunk changed how it starts an app?");
    };
    let Some((script, after)) = rest.split_once(CLOSE) else {
        bail!("the page's starting script does not end");
    };
    if after.contains(OPEN) || after.contains("<script>") || before.contains("<script>") {
        bail!("the page has a second script inside; move it into the app");
    }
    let script = format!("{}\n", script.trim());
    let name = format!("boot-{}.js", integrity::short(script.as_bytes()));
    let sri = integrity::sri(script.as_bytes());
    let tag = format!("<script type=\"module\" src=\"/{name}\" integrity=\"{sri}\">{CLOSE}");
    Ok(Page {
        html: format!("{before}{tag}{after}"),
        name,
        script,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_script_moves_to_a_file_named_after_its_content() {
        let page = take_out("<head><script type=\"module\">\nstart();\n</script></head>").unwrap();
        assert_eq!(page.script, "start();\n");
        assert!(
            page.html.contains(&format!("src=\"/{}\"", page.name)),
            "{}",
            page.html
        );
        assert!(!page.html.contains("start()"), "{}", page.html);
    }

    #[test]
    fn a_second_script_inside_the_page_is_an_error() {
        assert!(take_out("<script type=\"module\">a</script><script>b</script>").is_err());
        assert!(take_out("<p>none</p>").is_err());
    }
}
