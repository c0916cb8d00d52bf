//! Values that the page follows, with their types forgotten inside.
//!
//! Leptos compiles a signal and a memo anew for each type that they hold: measured, that was a fifth of the program. Here
//! the framework knows one type only, [`Value`], and what a view reads is found in it again by its type.

use leptos::prelude::{ArcRwSignal, Effect, Get, GetUntracked, Memo, RwSignal, Set};
use std::any::Any;
use std::marker::PhantomData;
use std::sync::Arc;

/// What may be followed: it is compared, so that only a change is passed on.
pub trait Followed: PartialEq + Send + Sync + 'static {}

impl<T: PartialEq + Send + Sync + 'static> Followed for T {}

/// A value that can be read, and is followed by whoever reads it. It is copied freely and lives as long as its owner.
#[derive(Debug)]
pub struct Live<T> {
    origin: Origin,
    holds: PhantomData<fn() -> T>,
}

/// A value that is also written.
#[derive(Debug)]
pub struct Source<T> {
    signal: RwSignal<Value>,
    holds: PhantomData<fn() -> T>,
}

/// A [`Source`] that no owner takes along: for what is kept in a collection.
#[derive(Clone, Debug)]
pub struct KeptSource<T> {
    signal: ArcRwSignal<Value>,
    holds: PhantomData<fn() -> T>,
}

#[derive(Clone, Copy, Debug)]
enum Origin {
    Written(RwSignal<Value>),
    Computed(Memo<Value>),
}

trait Held: Any + Send + Sync {
    fn is_same(&self, other: &dyn Held) -> bool;
}

impl<T: Followed> Held for T {
    fn is_same(&self, other: &dyn Held) -> bool {
        (other as &dyn Any).downcast_ref::<T>().is_some_and(|other| self == other)
    }
}

#[derive(Clone)]
struct Value(Arc<dyn Held>);

impl std::fmt::Debug for Value {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Value")
    }
}

impl PartialEq for Value {
    fn eq(&self, other: &Self) -> bool {
        (*self.0).is_same(&*other.0)
    }
}

impl Value {
    fn of<T: Followed>(value: T) -> Self {
        Self(Arc::new(value))
    }

    #[inline(never)]
    fn read<T: Followed>(&self) -> &T {
        let held: &dyn Any = &*self.0;
        held.downcast_ref().unwrap_or_else(|| unreachable!("a value is read as what it was written"))
    }
}

impl Origin {
    fn value(self) -> Value {
        match self {
            Self::Written(signal) => signal.get(),
            Self::Computed(memo) => memo.get(),
        }
    }

    fn value_untracked(self) -> Value {
        match self {
            Self::Written(signal) => signal.get_untracked(),
            Self::Computed(memo) => memo.get_untracked(),
        }
    }

    fn try_value_untracked(self) -> Option<Value> {
        match self {
            Self::Written(signal) => signal.try_get_untracked(),
            Self::Computed(memo) => memo.try_get_untracked(),
        }
    }
}

impl<T> Clone for Live<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Live<T> {}

impl<T> Clone for Source<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Source<T> {}

impl<T: Followed> From<T> for Live<T> {
    fn from(value: T) -> Self {
        Self::fixed(value)
    }
}

impl<T: Followed> From<Source<T>> for Live<T> {
    fn from(source: Source<T>) -> Self {
        source.live()
    }
}

impl<T: Followed> Live<T> {
    /// What follows from what `compute` reads; computed when it is first read, and again only when that changed.
    pub fn new(compute: impl Fn() -> T + Send + Sync + 'static) -> Self {
        Self { origin: computed(Box::new(move || Value::of(compute()))), holds: PhantomData }
    }

    /// What never changes.
    #[must_use]
    pub fn fixed(value: T) -> Self {
        Source::new(value).live()
    }

    /// Reads and follows.
    pub fn with<U>(self, read: impl FnOnce(&T) -> U) -> U {
        read(self.origin.value().read())
    }

    /// Reads without following.
    pub fn with_untracked<U>(self, read: impl FnOnce(&T) -> U) -> U {
        read(self.origin.value_untracked().read())
    }

    /// Follows without reading.
    pub fn track(self) {
        self.origin.value();
    }
}

impl<T: Followed + Clone> Live<T> {
    /// Reads and follows.
    #[must_use]
    pub fn get(self) -> T {
        self.with(T::clone)
    }

    /// Reads without following.
    #[must_use]
    pub fn get_untracked(self) -> T {
        self.with_untracked(T::clone)
    }

    /// Reads without following; `None` once its owner is gone.
    #[must_use]
    pub fn try_get_untracked(self) -> Option<T> {
        self.origin.try_value_untracked().map(|value| value.read::<T>().clone())
    }
}

impl<T: Followed> Source<T> {
    /// A value that belongs to the current owner.
    #[must_use]
    pub fn new(value: T) -> Self {
        Self { signal: RwSignal::new(Value::of(value)), holds: PhantomData }
    }

    /// The same for those who only read.
    #[must_use]
    pub const fn live(self) -> Live<T> {
        Live { origin: Origin::Written(self.signal), holds: PhantomData }
    }

    /// Writes, and tells all who follow.
    pub fn set(self, value: T) {
        self.signal.set(Value::of(value));
    }

    /// Writes, if its owner is still there, and says whether it is.
    pub fn try_set(self, value: T) -> bool {
        // The answer is the value that was not taken.
        self.signal.try_set(Value::of(value)).is_none()
    }

    /// Reads and follows.
    pub fn with<U>(self, read: impl FnOnce(&T) -> U) -> U {
        self.live().with(read)
    }

    /// Reads without following.
    pub fn with_untracked<U>(self, read: impl FnOnce(&T) -> U) -> U {
        self.live().with_untracked(read)
    }
}

impl<T: Followed + Clone> Source<T> {
    /// Reads and follows.
    #[must_use]
    pub fn get(self) -> T {
        self.live().get()
    }

    /// Reads without following.
    #[must_use]
    pub fn get_untracked(self) -> T {
        self.live().get_untracked()
    }

    /// Writes where it differs.
    pub fn keep_up(self, value: &T) {
        let shown = Origin::Written(self.signal).try_value_untracked();
        if shown.is_some_and(|shown| shown.read::<T>() != value) {
            self.set(value.clone());
        }
    }
}

impl<T: Followed> KeptSource<T> {
    /// A value that lives as long as a handle of it.
    #[must_use]
    pub fn new(value: T) -> Self {
        Self { signal: ArcRwSignal::new(Value::of(value)), holds: PhantomData }
    }

    /// A handle that belongs to the current owner.
    #[must_use]
    pub fn source(&self) -> Source<T> {
        Source { signal: RwSignal::from(self.signal.clone()), holds: PhantomData }
    }

    /// Writes where it differs.
    pub fn keep_up(&self, value: T) {
        if self.signal.get_untracked().read::<T>() != &value {
            self.signal.set(Value::of(value));
        }
    }
}

/// Does something now, after the page is drawn, and again whenever what it reads changed.
pub fn watch(run: impl Fn() + 'static) {
    watched(Box::new(run));
}

fn watched(run: Box<dyn Fn()>) {
    Effect::new(move |_| run());
}

fn computed(compute: Box<dyn Fn() -> Value + Send + Sync>) -> Origin {
    Origin::Computed(Memo::new(move |_| compute()))
}
