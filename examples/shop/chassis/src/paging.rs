use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// One page of a longer list.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Page<T> {
    pub items: Vec<T>,
    pub page: u32,
    pub page_size: u32,
    /// How many items all pages have together.
    pub total: i64,
}

/// Counts from 1.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(try_from = "u32")]
pub struct PageNumber(u32);

/// From 1 to 100 items.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(try_from = "u32")]
pub struct PageSize(u32);

impl PageNumber {
    pub fn get(self) -> u32 {
        self.0
    }

    /// How many items come before this page.
    pub fn offset(self, size: PageSize) -> i64 {
        i64::from(self.0 - 1) * i64::from(size.0)
    }
}

impl PageSize {
    pub fn get(self) -> u32 {
        self.0
    }

    pub fn limit(self) -> i64 {
        i64::from(self.0)
    }
}

impl Default for PageNumber {
    fn default() -> Self {
        Self(1)
    }
}

impl Default for PageSize {
    fn default() -> Self {
        Self(20)
    }
}

impl TryFrom<u32> for PageNumber {
    type Error = &'static str;

    fn try_from(number: u32) -> Result<Self, Self::Error> {
        (number >= 1).then_some(Self(number)).ok_or("the first page is 1")
    }
}

impl TryFrom<u32> for PageSize {
    type Error = &'static str;

    fn try_from(size: u32) -> Result<Self, Self::Error> {
        (1..=100).contains(&size).then_some(Self(size)).ok_or("a page has 1 to 100 items")
    }
}
