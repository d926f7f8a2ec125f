//! Drawn signs. Always beside words or inside something that has a name, so readers pass over them.

use leptos::prelude::*;

/// Which sign.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Glyph {
    Today,
    Programme,
    Meetings,
    Lessons,
    Notes,
    Overview,
    Pairs,
    People,
    Settings,
    Device,
    Add,
    Remove,
    Close,
    Back,
    Up,
    Down,
    Check,
    More,
    ChevronLeft,
    ChevronRight,
    ChevronDown,
    Print,
    Undo,
    Warning,
    Link,
    Copy,
    Lock,
    Camera,
}

impl Glyph {
    /// The strokes, in a square of 24.
    const fn strokes(self) -> &'static str {
        match self {
            Self::Today => {
                "M16 12a4 4 0 1 1-8 0 4 4 0 0 1 8 0M12 3v2M12 19v2M3 12h2M19 12h2M5.6 5.6 7 7M17 17l1.4 1.4M5.6 18.4 7 17M17 7l1.4-1.4"
            }
            Self::Programme => "M6 4h9l4 4v12H6zM9 12h7M9 16h5",
            Self::Meetings => "M5 6h14v13H5zM5 10h14M9 3v4M15 3v4",
            Self::Lessons => "M4 5h16v11H4zM9 16l-2 4M15 16l2 4M8 9h8M8 12h5",
            Self::Notes => "M5 19l3.5-1L19 7.5 16.5 5 6 15.5z",
            Self::Overview => "M4 12l8-7 8 7M6 10.5V20h12v-9.5",
            Self::Pairs => {
                "M11.5 9a3 3 0 1 1-6 0 3 3 0 0 1 6 0M18.5 10a2.5 2.5 0 1 1-5 0 2.5 2.5 0 0 1 5 0M3 19c0-3 2.5-5 5.5-5s5.5 2 5.5 5M14.5 14.5c3-.5 6 1 6.5 4"
            }
            Self::People => {
                "M15.5 8.5a3.5 3.5 0 1 1-7 0 3.5 3.5 0 0 1 7 0M5 20c0-3.5 3-6 7-6s7 2.5 7 6"
            }
            Self::Settings => "M4 7h9M17 7h3M15 5v4M4 12h5M13 12h7M11 10v4M4 17h3M11 17h9M9 15v4",
            Self::Device => "M7 3h10v18H7zM11 18h2",
            Self::Add => "M12 5v14M5 12h14",
            Self::Remove => "M4 7h16M9 7V4h6v3M6 7l1 13h10l1-13M10 11v5M14 11v5",
            Self::Close => "M6 6l12 12M18 6 6 18",
            Self::Back => "M15 6l-6 6 6 6",
            Self::Up => "M6 14l6-6 6 6",
            Self::Down => "M6 10l6 6 6-6",
            Self::Check => "M5 12.5l4.5 4.5L19 7.5",
            Self::More => {
                "M6 12a.75.75 0 1 1-1.5 0A.75.75 0 0 1 6 12M12.75 12a.75.75 0 1 1-1.5 0 .75.75 0 0 1 1.5 0M19.5 12a.75.75 0 1 1-1.5 0 .75.75 0 0 1 1.5 0"
            }
            Self::ChevronLeft => "M15 6l-6 6 6 6",
            Self::ChevronRight => "M9 6l6 6-6 6",
            Self::ChevronDown => "M6 9l6 6 6-6",
            Self::Print => "M7 8V4h10v4M7 17H4V8h16v9h-3M7 14h10v6H7z",
            Self::Undo => "M9 7l-5 5 5 5M4 12h10a6 6 0 0 1 6 6v1",
            Self::Warning => "M12 4l9 16H3zM12 10v4M12 17v.01",
            Self::Link => {
                "M10 14a4 4 0 0 0 5.7 0l3-3A4 4 0 0 0 13 5.3l-1 1M14 10a4 4 0 0 0-5.7 0l-3 3A4 4 0 0 0 11 18.7l1-1"
            }
            Self::Copy => "M9 9h11v11H9zM5 15H4V4h11v1",
            Self::Lock => "M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3",
            Self::Camera => {
                "M4 8h4l1.5-2.5h5L16 8h4v11H4zM15.5 13a3.5 3.5 0 1 1-7 0 3.5 3.5 0 0 1 7 0"
            }
        }
    }
}

/// A sign the size of a letter or a little larger.
#[component]
pub fn Icon(
    glyph: Glyph,
    #[prop(optional)] small: bool,
    /// A further class, for whoever places it.
    #[prop(optional)]
    class: &'static str,
) -> impl IntoView {
    let size = if small { "icon icon--small" } else { "icon" };
    view! {
        <svg class=format!("{size} {class}") viewBox="0 0 24 24" aria-hidden="true" focusable="false">
            <path d=glyph.strokes()></path>
        </svg>
    }
}
