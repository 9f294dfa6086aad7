//! [`Known`]: a value, or the reason why there is none; never a silent zero.

/// What is known of a number at this moment.
///
/// "Not applicable" wins over "missing": what can never count does not wait for a figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Known<T> {
    /// The value itself.
    Value(T),
    /// A figure that it needs was not given, or was refused.
    Missing,
    /// It does not apply: a figure says so, or a base is known to be zero.
    NotApplicable,
}

impl<T> Known<T> {
    /// The value, if there is one.
    pub fn value(&self) -> Option<&T> {
        match self {
            Self::Value(value) => Some(value),
            Self::Missing | Self::NotApplicable => None,
        }
    }

    /// True if there is a value.
    pub fn is_value(&self) -> bool {
        matches!(self, Self::Value(_))
    }

    /// True if a figure is still to come.
    pub fn is_missing(&self) -> bool {
        matches!(self, Self::Missing)
    }

    /// True if it does not apply.
    pub fn is_not_applicable(&self) -> bool {
        matches!(self, Self::NotApplicable)
    }

    /// The same state with the value replaced by what `f` makes of it.
    pub fn map<U>(&self, f: impl FnOnce(&T) -> U) -> Known<U> {
        match self {
            Self::Value(value) => Known::Value(f(value)),
            Self::Missing => Known::Missing,
            Self::NotApplicable => Known::NotApplicable,
        }
    }
}
