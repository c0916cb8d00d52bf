//! Where everything is kept: one store on SQLite (the default) and on PostgreSQL. No business rules here.

use migrations::Migrator;
use sea_orm::sqlx::sqlite::{SqliteJournalMode, SqliteSynchronous};
use sea_orm::{
    ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DbBackend, DbErr, RuntimeErr, SqlErr, Statement,
};
use sea_orm_migration::MigratorTrait;
use std::time::Duration;

pub mod entities;
pub mod event_log;
pub mod folding;
pub mod migrations;
pub mod turns;

/// PostgreSQL's code of a transaction that was given up since it and another one waited for each other.
const DEADLOCK: &str = "40P01";
/// PostgreSQL's code of a transaction that was given up since another one changed what it had read.
const SERIALIZATION_FAILURE: &str = "40001";

/// Opens the database at `url` and brings its schema up to date.
///
/// # Errors
/// When it cannot be opened or a migration fails.
pub async fn open(url: &str) -> Result<DatabaseConnection, DbErr> {
    let mut options = ConnectOptions::new(url);
    // Readers go on beside the one writer (WAL); with a single connection a slow query would hold up everybody.
    options.sqlx_logging(false).acquire_timeout(Duration::from_secs(30)).min_connections(1).max_connections(12);
    options.map_sqlx_sqlite_opts(|sqlite| {
        sqlite
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .busy_timeout(Duration::from_secs(30))
            .foreign_keys(true)
            // What a consumer deleted is overwritten in the file, not only unlinked from its table.
            .pragma("secure_delete", "ON")
    });
    let database = Database::connect(options).await?;
    Migrator::up(&database, None).await?;
    Ok(database)
}

/// Whether what was erased is gone from the files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Forgotten {
    /// No file holds it any more.
    Everywhere,
    /// Somebody was reading: it is to be tried again.
    NotYet,
}

/// Empties SQLite's write-ahead log into the database file: until then the log holds what was erased, byte for byte.
///
/// PostgreSQL's log is the server's own, and recycled by it.
///
/// # Errors
/// When the database fails.
pub async fn forget_erased(database: &DatabaseConnection) -> Result<Forgotten, DbErr> {
    if database.get_database_backend() != DbBackend::Sqlite {
        return Ok(Forgotten::Everywhere);
    }
    let checkpoint = Statement::from_string(DbBackend::Sqlite, "PRAGMA wal_checkpoint(TRUNCATE)");
    let row = database.query_one_raw(checkpoint).await?;
    let busy = row.map(|row| row.try_get_by_index::<i64>(0)).transpose()?.unwrap_or_default();
    Ok(if busy == 0 { Forgotten::Everywhere } else { Forgotten::NotYet })
}

/// Whether a transaction lost to another one that came between: nothing of it happened, and made again it may stand.
///
/// On PostgreSQL two may wait for each other, and one is given up; and where both looked whether something is there
/// before they inserted it, the second insert fails. SQLite has one writer at a time.
#[must_use]
pub fn lost_a_race(error: &DbErr) -> bool {
    if let Some(SqlErr::UniqueConstraintViolation(_)) = error.sql_err() {
        return true;
    }
    let (DbErr::Exec(RuntimeErr::SqlxError(error)) | DbErr::Query(RuntimeErr::SqlxError(error))) = error else {
        return false;
    };
    let code = error.as_database_error().and_then(|error| error.code());
    code.is_some_and(|code| [DEADLOCK, SERIALIZATION_FAILURE].contains(&&*code))
}
