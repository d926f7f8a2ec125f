//! Every role at the files of every kind of document.

use super::{ROLES, Role, Stage};
use crate::files::{digest, put};
use axum::http::Method;
use ryadom_domain::{DocumentId, DocumentKind};
use serde_json::json;

/// Who may read a document's files and who may add one, in the order of [`ROLES`]: `w` both, `r` the first.
const TABLE: [(DocumentKind, &str); 4] = [
    //                          curator head council mentor mentee other plain revoked nobody
    (DocumentKind::Programme, "w r r w w - - x x"),
    (DocumentKind::Journal, "r - - w w - - x x"),
    (DocumentKind::Reflection, "- - - w w - - x x"),
    (DocumentKind::Private, "- - - w - - - x x"),
];

const BYTES: &[u8] = b"a photo of a board";
const MORE: &[u8] = b"another";

impl Stage {
    async fn files(&self, role: Role, document: DocumentId) -> [(u16, String); 4] {
        let token = self.token(role);
        let there = format!("/api/files/{document}/{}", digest(BYTES));
        let more = format!("/api/files/{document}/{}", digest(MORE));
        let asked = json!({"files": [digest(BYTES)]});
        let all = [
            self.relay.get(&there, token).await,
            self.relay
                .post(&format!("/api/files/{document}/missing"), token, asked)
                .await,
            self.relay.get(&format!("{more}/arrived"), token).await,
            put(&self.relay, &more, token, MORE.len(), 0, MORE).await,
        ];
        all.map(|answer| (answer.status.as_u16(), answer.text))
    }
}

#[tokio::test]
async fn a_documents_files_are_for_those_whose_the_document_is() {
    let stage = Stage::set().await;
    let nowhere = DocumentId::from_random([0xfc; 16]);
    for (kind, row) in TABLE {
        let document = stage.school.document(kind);
        let path = format!("/api/files/{document}/{}", digest(BYTES));
        let mentor = stage.token(Role::Mentor);
        let answer = put(&stage.relay, &path, mentor, BYTES.len(), 0, BYTES).await;
        assert_eq!(answer.json()["whole"], true, "{kind}");
        for role in ROLES {
            let may = row.split(' ').nth(role as usize).expect("a column");
            let answers = stage.files(role, document).await;
            let statuses = answers.clone().map(|(status, _)| status);
            let expected = match may {
                "w" => [200, 200, 200, 200],
                "r" => [200, 200, 403, 403],
                "x" => [401; 4],
                _ => [404; 4],
            };
            assert_eq!(statuses, expected, "{role:?}: {kind}");
            if may == "-" {
                let unknown = stage.files(role, nowhere).await;
                assert_eq!(answers, unknown, "{role:?}: {kind}");
            }
        }
        // What the mentor sees of a file that is there is not what is said of one that is not.
        let other = format!("/api/files/{document}/{}", digest(b"never came"));
        let answer = stage.relay.call(Method::GET, &other, mentor, None).await;
        assert_eq!(answer.problem(), "file-unknown");
    }
}
