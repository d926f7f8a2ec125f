//! The page that is written on, as the browser has it: read into lines, drawn from lines, and where the caret is in it.

use js_sys::{Function, Reflect};
use ryadom_domain::Rich;
use ryadom_domain::rich::{Begins, Line, LineKind, Run};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, DomRect, Element, Node};

/// A place in the page: the line, and how many UTF-16 units of its words are before it.
pub(super) type Spot = (usize, usize);

/// What says of a line which kind it is.
const KIND: &str = "data-kind";

/// Whether words come from the page that is written on, or from somewhere else, by paste.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Origin {
    Page,
    Elsewhere,
}

/// Reads a page, and where these places of it are. Only letters, lines and emphasis are taken, whatever else is there.
pub(super) fn read(root: &Node, origin: Origin, wanted: &[(Node, u32)]) -> (Rich, Vec<Spot>) {
    let mut reading = Reading {
        origin,
        wanted,
        spots: vec![None; wanted.len()],
        lines: Vec::new(),
        open: false,
        breaks: 0,
    };
    reading.inside(root, LineKind::Paragraph, &Run::default());
    if origin == Origin::Elsewhere {
        reading.lines.retain(|line| !line.words().trim().is_empty());
    }
    let rich = Rich {
        lines: reading.lines,
    };
    let last = rich.lines.len().saturating_sub(1);
    let end = (last, rich.lines.last().map_or(0, Line::units));
    let clamp = |spot: Option<Spot>| spot.filter(|(line, _)| *line <= last).unwrap_or(end);
    let spots = reading.spots.into_iter().map(clamp).collect();
    (rich.tidy(), spots)
}

struct Reading<'a> {
    origin: Origin,
    wanted: &'a [(Node, u32)],
    spots: Vec<Option<Spot>>,
    lines: Vec<Line>,
    /// The last line takes more words.
    open: bool,
    /// Line breaks after which nothing has come yet: the last one of a line only holds it open.
    breaks: usize,
}

impl Reading<'_> {
    fn inside(&mut self, node: &Node, kind: LineKind, worn: &Run) {
        let mut child = node.first_child();
        let mut index = 0;
        while let Some(now) = child {
            self.note(node, index);
            self.node(&now, kind, worn);
            child = now.next_sibling();
            index += 1;
        }
        self.note(node, index);
    }

    /// Remembers where we are, when somebody asked for this place.
    fn note(&mut self, node: &Node, offset: u32) {
        for (index, (wanted, at)) in self.wanted.iter().enumerate() {
            if self.spots[index].is_none() && *at == offset && node.is_same_node(Some(wanted)) {
                self.spots[index] = Some(self.spot());
            }
        }
    }

    fn spot(&self) -> Spot {
        match self.lines.last() {
            Some(line) if self.open => (self.lines.len() - 1, line.units()),
            _ => (self.lines.len(), 0),
        }
    }

    fn node(&mut self, node: &Node, kind: LineKind, worn: &Run) {
        match node.node_type() {
            Node::TEXT_NODE => {
                let words = node.text_content().unwrap_or_default();
                self.words(node, &words, kind, worn);
            }
            Node::ELEMENT_NODE => {
                if let Some(element) = node.dyn_ref::<Element>() {
                    self.element(element, kind, worn);
                }
            }
            _ => {}
        }
    }

    fn words(&mut self, node: &Node, words: &str, kind: LineKind, worn: &Run) {
        let words = words.replace(['\u{fffc}', '\u{feff}', '\r'], "");
        let words = match self.origin {
            Origin::Page => words,
            Origin::Elsewhere => {
                let squeezed = squeezed(&words);
                if squeezed.trim().is_empty() && !self.open {
                    return;
                }
                squeezed
            }
        };
        if words.is_empty() {
            return self.note(node, 0);
        }
        self.broken(kind);
        let (line, before) = self.spot();
        for (place, words) in words.split('\n').enumerate() {
            if place > 0 || !self.open {
                self.line(kind);
            }
            if let Some(line) = self.lines.last_mut() {
                line.push(Run {
                    words: words.to_owned(),
                    ..worn.clone()
                });
            }
        }
        for (index, (wanted, at)) in self.wanted.iter().enumerate() {
            if node.is_same_node(Some(wanted)) {
                self.spots[index] = Some((line, before + *at as usize));
            }
        }
    }

    /// Breaks that something follows are lines.
    fn broken(&mut self, kind: LineKind) {
        for _ in 0..std::mem::take(&mut self.breaks) {
            let kind = match (self.origin, self.lines.last()) {
                (Origin::Page, Some(line)) if self.open => line.kind,
                _ => kind,
            };
            self.line(kind);
        }
    }

    fn line(&mut self, kind: LineKind) {
        let begins = match (self.lines.is_empty(), kind) {
            (_, LineKind::Heading | LineKind::Bullet | LineKind::Number) => Begins::Block,
            (true, _) => Begins::Text,
            _ => Begins::Break,
        };
        self.lines.push(Line {
            begins,
            kind,
            runs: Vec::new(),
        });
        self.open = true;
    }

    fn element(&mut self, element: &Element, kind: LineKind, worn: &Run) {
        let name = element.tag_name();
        let mut worn = worn.clone();
        match name.as_str() {
            "BR" => {
                if !self.open {
                    self.line(kind);
                }
                self.breaks += 1;
                return;
            }
            "SCRIPT" | "STYLE" | "HEAD" | "TITLE" | "META" | "TEMPLATE" | "NOSCRIPT" | "SVG"
            | "IFRAME" | "OBJECT" => return,
            "B" | "STRONG" => worn.strong = true,
            "I" | "EM" => worn.em = true,
            _ => {}
        }
        if self.origin == Origin::Elsewhere {
            styled(element, &mut worn);
        }
        let Some(kind) = line_kind(element, &name, kind) else {
            return self.inside(element, kind, &worn);
        };
        let is_fresh = self.open && self.lines.last().is_some_and(|line| line.runs.is_empty());
        match self
            .lines
            .last_mut()
            .filter(|_| is_fresh && self.breaks == 0)
        {
            Some(line) => line.kind = kind,
            None => self.line(kind),
        }
        self.breaks = 0;
        self.inside(element, kind, &worn);
        self.open = false;
        self.breaks = 0;
    }
}

/// What kind of line an element begins; `None` for one that stands within a line.
fn line_kind(element: &Element, name: &str, around: LineKind) -> Option<LineKind> {
    if let Some(kind) = element.get_attribute(KIND) {
        return Some(kind_of(&kind));
    }
    match name {
        "H1" | "H2" | "H3" | "H4" | "H5" | "H6" => Some(LineKind::Heading),
        "LI" => {
            let list = element.parent_element().map(|list| list.tag_name());
            Some(match list.as_deref() {
                Some("OL") => LineKind::Number,
                _ => LineKind::Bullet,
            })
        }
        "P" | "DIV" | "UL" | "OL" | "BLOCKQUOTE" | "PRE" | "SECTION" | "ARTICLE" | "HEADER"
        | "FOOTER" | "MAIN" | "TABLE" | "TR" | "DL" | "DT" | "DD" | "FIGURE" | "ADDRESS" => {
            Some(around)
        }
        _ => None,
    }
}

/// Word processors say with styles what others say with elements.
fn styled(element: &Element, worn: &mut Run) {
    let Some(style) = element.get_attribute("style") else {
        return;
    };
    let style = style.to_lowercase().replace(' ', "");
    if style.contains("font-weight:normal") || style.contains("font-weight:400") {
        worn.strong = false;
    } else if ["bold", "600", "700", "800"]
        .iter()
        .any(|weight| style.contains(&format!("font-weight:{weight}")))
    {
        worn.strong = true;
    }
    if style.contains("font-style:italic") {
        worn.em = true;
    } else if style.contains("font-style:normal") {
        worn.em = false;
    }
}

/// White space as a browser shows it.
fn squeezed(words: &str) -> String {
    let mut squeezed = String::with_capacity(words.len());
    for letter in words.chars() {
        let letter = if matches!(letter, '\n' | '\t') {
            ' '
        } else {
            letter
        };
        if letter != ' ' || !squeezed.ends_with(' ') {
            squeezed.push(letter);
        }
    }
    squeezed
}

fn kind_of(name: &str) -> LineKind {
    match name {
        "heading" => LineKind::Heading,
        "bullet" => LineKind::Bullet,
        "number" => LineKind::Number,
        _ => LineKind::Paragraph,
    }
}

/// A line's name on the page.
pub(super) const fn name_of(kind: LineKind) -> &'static str {
    match kind {
        LineKind::Paragraph => "paragraph",
        LineKind::Heading => "heading",
        LineKind::Bullet => "bullet",
        LineKind::Number => "number",
    }
}

/// Draws the lines: those that are drawn so already are not touched. Answers whether any was.
pub(super) fn draw(root: &Element, rich: &Rich) -> bool {
    let Some(page) = root.owner_document() else {
        return false;
    };
    let empty = [Line::default()];
    let lines = if rich.lines.is_empty() {
        &empty[..]
    } else {
        &rich.lines[..]
    };
    let mut wanted: Vec<Option<Element>> =
        lines.iter().map(|line| element_of(&page, line)).collect();
    let drawn: Vec<Node> = {
        let children = root.child_nodes();
        (0..children.length())
            .filter_map(|at| children.get(at))
            .collect()
    };
    let alike = |node: &Node, line: &Option<Element>| {
        line.as_ref()
            .is_some_and(|line| node.is_equal_node(Some(line)))
    };
    let head = drawn
        .iter()
        .zip(&wanted)
        .take_while(|(node, line)| alike(node, line))
        .count();
    let most = drawn.len().min(wanted.len()) - head;
    let tail = drawn
        .iter()
        .rev()
        .zip(wanted.iter().rev())
        .take(most)
        .take_while(|(node, line)| alike(node, line))
        .count();
    if head == drawn.len() && head == wanted.len() {
        return false;
    }
    let before = drawn.get(drawn.len() - tail);
    // Each fails only for a node that has left the page.
    for node in &drawn[head..drawn.len() - tail] {
        let _ = root.remove_child(node);
    }
    let fresh = head..wanted.len() - tail;
    for line in wanted[fresh].iter_mut().filter_map(Option::take) {
        let _ = root.insert_before(&line, before);
    }
    true
}

/// A line as an element: made piece by piece, so that words are never taken for anything else.
fn element_of(page: &Document, line: &Line) -> Option<Element> {
    let name = if line.kind == LineKind::Heading {
        "h2"
    } else {
        "p"
    };
    let element = page.create_element(name).ok()?;
    element.set_attribute(KIND, name_of(line.kind)).ok()?;
    for run in &line.runs {
        let mut inner: Node = page.create_text_node(&run.words).into();
        for (is_worn, name) in [(run.em, "em"), (run.strong, "strong")] {
            if is_worn {
                let around = page.create_element(name).ok()?;
                around.append_child(&inner).ok()?;
                inner = around.into();
            }
        }
        element.append_child(&inner).ok()?;
    }
    if line.runs.is_empty() {
        element
            .append_child(&page.create_element("br").ok()?.into())
            .ok()?;
    }
    Some(element)
}

/// The node and offset of a place.
fn point(root: &Element, (line, units): Spot) -> Option<(Node, u32)> {
    let children = root.child_nodes();
    let last = children.length().checked_sub(1)?;
    let line = children.get(u32::try_from(line).ok()?.min(last))?;
    let mut left = u32::try_from(units).ok()?;
    let mut found = (line.clone(), 0);
    let mut next = line.first_child();
    while let Some(node) = next {
        if let Some(words) = node.dyn_ref::<web_sys::Text>() {
            let length = words.length();
            found = (node.clone(), left.min(length));
            if left <= length {
                break;
            }
            left -= length;
        }
        next = following(&node, &line);
    }
    Some(found)
}

/// The node after this one in the order of reading, within another.
fn following(node: &Node, within: &Node) -> Option<Node> {
    if let Some(child) = node.first_child() {
        return Some(child);
    }
    let mut node = node.clone();
    loop {
        if node.is_same_node(Some(within)) {
            return None;
        }
        if let Some(next) = node.next_sibling() {
            return Some(next);
        }
        node = node.parent_node()?;
    }
}

/// The two ends of the selection as the browser has them, the moving one last; `None` when it is somewhere else.
pub(super) fn selection(root: &Element) -> Option<[(Node, u32); 2]> {
    let selection = call(&js_sys::global(), "getSelection", &[])?;
    let end = |node: &str, offset: &str| {
        let node: Node = get(&selection, node)?.dyn_into().ok()?;
        let offset = get(&selection, offset)?.as_f64()?;
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "an offset is a small whole number"
        )]
        root.contains(Some(&node)).then_some((node, offset as u32))
    };
    Some([
        end("anchorNode", "anchorOffset")?,
        end("focusNode", "focusOffset")?,
    ])
}

/// Puts the selection there.
pub(super) fn select(root: &Element, from: Spot, to: Spot) {
    let (Some(from), Some(to)) = (point(root, from), point(root, to)) else {
        return;
    };
    if let Some(selection) = call(&js_sys::global(), "getSelection", &[]) {
        let ends = [from.0.into(), from.1.into(), to.0.into(), to.1.into()];
        call(&selection, "setBaseAndExtent", &ends);
    }
}

/// Where a place is on the screen.
pub(super) fn rect(root: &Element, spot: Spot) -> Option<DomRect> {
    let (node, offset) = point(root, spot)?;
    let page: JsValue = root.owner_document()?.into();
    let range = call(&page, "createRange", &[])?;
    call(&range, "setStart", &[node.clone().into(), offset.into()]);
    call(&range, "collapse", &[true.into()]);
    let rect: DomRect = call(&range, "getBoundingClientRect", &[])?
        .dyn_into()
        .ok()?;
    if rect.height() > 0.0 {
        return Some(rect);
    }
    // Of an empty line the browser knows only the line.
    let element = node.dyn_into::<Element>().ok();
    let element = element.or_else(|| root.first_element_child())?;
    Some(element.get_bounding_client_rect())
}

/// What was copied or dropped, as lines: formatted where that is known, plain words otherwise.
pub(super) fn carried(event: &JsValue, by: &str) -> Rich {
    let data = |kind: &str| {
        let transfer = get(event, by)?;
        call(&transfer, "getData", &[kind.into()])?
            .as_string()
            .filter(|words| !words.is_empty())
    };
    let parsed = data("text/html").and_then(|html| {
        // A document that is not shown: nothing in it runs or is fetched.
        let parser: Function = get(&js_sys::global(), "DOMParser")?.dyn_into().ok()?;
        let parser = Reflect::construct(&parser, &js_sys::Array::new()).ok()?;
        let page = call(
            &parser,
            "parseFromString",
            &[html.into(), "text/html".into()],
        )?;
        let body: Node = get(&page, "body")?.dyn_into().ok()?;
        Some(read(&body, Origin::Elsewhere, &[]).0)
    });
    parsed.filter(|rich| !rich.is_blank()).unwrap_or_else(|| {
        let words = data("text/plain").unwrap_or_default();
        Rich::plain(&words.replace("\r\n", "\n").replace(['\r', '\u{fffc}'], ""))
    })
}

fn get(of: &JsValue, name: &str) -> Option<JsValue> {
    Reflect::get(of, &name.into())
        .ok()
        .filter(|value| !value.is_null() && !value.is_undefined())
}

/// Calls what web-sys would need one more feature for, and everything that depends on it a new build.
fn call(of: &JsValue, name: &str, arguments: &[JsValue]) -> Option<JsValue> {
    let function: Function = get(of, name)?.dyn_into().ok()?;
    let arguments: js_sys::Array = arguments.iter().collect();
    function.apply(of, &arguments).ok()
}
