//! The schema's history, one file a step, carried out at start.

use sea_orm_migration::{MigrationTrait, MigratorTrait};

mod folded;
mod index;
mod m0001_first;
mod m0002_agents_accounts;
mod m0003_event_times;
mod m0004_turns;
mod m0005_search;
mod m0006_moderation;
mod m0007_work_changes;
mod m0008_settings;
mod m0009_files;
mod m0010_person_notes;
mod m0011_person_links;
mod m0012_notes_list;
mod m0013_marks_in_search;
mod m0014_people_of_a_thread;
mod m0015_launch_tokens;
mod m0016_audit;

/// Knows all steps.
pub struct Migrator;

impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m0001_first::Migration),
            Box::new(m0002_agents_accounts::Migration),
            Box::new(m0003_event_times::Migration),
            Box::new(m0004_turns::Migration),
            Box::new(m0005_search::Migration),
            Box::new(m0006_moderation::Migration),
            Box::new(m0007_work_changes::Migration),
            Box::new(m0008_settings::Migration),
            Box::new(m0009_files::Migration),
            Box::new(m0010_person_notes::Migration),
            Box::new(m0011_person_links::Migration),
            Box::new(m0012_notes_list::Migration),
            Box::new(m0013_marks_in_search::Migration),
            Box::new(m0014_people_of_a_thread::Migration),
            Box::new(m0015_launch_tokens::Migration),
            Box::new(m0016_audit::Migration),
        ]
    }
}
