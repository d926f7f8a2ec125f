//! What a pair may do to the files of its documents.

use crate::numbers::{day, pick};
use crate::support;
use crate::support::merge::{Fresh, Snapshot};
use ryadom_domain::{Attachment, Contents, Digest, FileId, FileOf, FileType};
use ryadom_replica::{FileEdit, FileRow, FilesView};

pub fn files(snapshot: &mut Snapshot, view: &FilesView) {
    for FileRow {
        id,
        fate,
        touched,
        name,
        kind,
        contents,
        thumb,
        of,
        author,
        created: _,
    } in view.files.iter().chain(&view.removed)
    {
        snapshot.row(id, fate, *touched);
        snapshot.field(format!("name of {id}"), name);
        let fixed = format!("{kind:?} {contents:?} {thumb:?} {of} {author:?}");
        snapshot.set(format!("what {id} is"), [fixed]);
    }
}

pub fn choose_file(view: &FilesView, which: usize, how: usize, fresh: &mut Fresh) -> FileEdit {
    let mut rows: Vec<&FileRow> = view.files.iter().chain(&view.removed).collect();
    // Views show them by the moments that clocks claim: which one is chosen may not hang on that.
    rows.sort_by_key(|row| row.id);
    let Some(row) = pick(&rows, which).filter(|_| !how.is_multiple_of(5)) else {
        let id = fresh.id();
        let contents = |first: u8| Contents {
            sha: Digest([first; 32]),
            size: u64::from(first),
        };
        return FileEdit::Add {
            id: FileId::from_random(id),
            file: Box::new(Attachment {
                name: fresh.letters(how),
                kind: pick(FileType::ALL, how).copied(),
                contents: contents(id[15]),
                thumb: which.is_multiple_of(2).then(|| contents(id[14])),
                of: FileOf::Item(support::item(1)),
            }),
        };
    };
    match how % 5 {
        1 => FileEdit::Remove(row.id),
        2 => FileEdit::Restore(row.id),
        _ => FileEdit::Rename(row.id, day(fresh).to_string()),
    }
}
