//! The database of one test: a file of its own on SQLite, or one of its own on the PostgreSQL server that
//! `SOCIAL_MESSAGING_TEST_DATABASE` names, as `postgres://postgres@127.0.0.1:5432/postgres`; gone with the test.

use sea_orm::{ConnectionTrait, Database, DbErr};
use std::path::Path;
use url::Url;
use uuid::Uuid;

const SERVER: &str = "SOCIAL_MESSAGING_TEST_DATABASE";

pub(crate) struct TestDatabase {
    pub(crate) url: String,
    /// On PostgreSQL: where it was made, and its name.
    made: Option<(String, String)>,
}

impl TestDatabase {
    /// A new one; a file lies in that folder.
    pub(crate) async fn new(folder: &Path) -> Self {
        let Ok(server) = std::env::var(SERVER) else {
            return Self { url: format!("sqlite://{}/test.sqlite?mode=rwc", folder.display()), made: None };
        };
        let name = format!("test_{}", Uuid::now_v7().simple());
        ask(&server, &format!("CREATE DATABASE {name}")).await.unwrap();
        let mut url = Url::parse(&server).unwrap();
        url.set_path(&name);
        Self { url: url.into(), made: Some((server, name)) }
    }
}

impl Drop for TestDatabase {
    fn drop(&mut self) {
        let Some((server, name)) = self.made.take() else { return };
        // A thread of its own, since the test's runtime is ending and must not be waited in.
        let dropping = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
            runtime.block_on(ask(&server, &format!("DROP DATABASE {name} WITH (FORCE)")))
        });
        let dropped = dropping.join();
        assert!(std::thread::panicking() || matches!(dropped, Ok(Ok(()))), "{dropped:?}");
    }
}

async fn ask(server: &str, statement: &str) -> Result<(), DbErr> {
    let database = Database::connect(server).await?;
    database.execute_unprepared(statement).await?;
    database.close().await
}
