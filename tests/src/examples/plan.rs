//! What is different from cluster to cluster and from period to period.

/// A period that examples are made for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Period {
    /// `2020Q3`.
    pub name: &'static str,
    /// Part of a file's name.
    pub file: &'static str,
    /// Its last day.
    pub end: &'static str,
    /// The day on which the report is looked at.
    pub as_of: &'static str,
    /// The day on which it is due.
    pub due: &'static str,
    /// True for the later of the two.
    pub is_third: bool,
}

/// The earlier one, then the later.
pub const PERIODS: [Period; 2] = [
    Period {
        name: "2020Q2",
        file: "2020q2",
        end: "2020-06-30",
        as_of: "2020-07-18",
        due: "2020-07-20",
        is_third: false,
    },
    Period {
        name: "2020Q3",
        file: "2020q3",
        end: "2020-09-30",
        as_of: "2020-10-18",
        due: "2020-10-20",
        is_third: true,
    },
];

/// A cluster.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cluster {
    /// Id in the roll and in names of files.
    pub id: &'static str,
    /// Its name.
    pub name: &'static str,
    /// `industrial`.
    pub kind: &'static str,
    /// Its district.
    pub district: &'static str,
    /// Its leading industries.
    pub divisions: &'static [&'static str],
    /// What projects are about.
    pub trade: &'static str,
    /// Where its numbers begin.
    pub seed: u64,
}

impl Cluster {
    /// True if the firms are those of the roll.
    pub fn is_in_roll(&self) -> bool {
        self.kind == "industrial"
    }

    /// The folder of its files.
    pub fn folder(&self) -> &'static str {
        match self.kind {
            "industrial" => "qingdao-2020q3",
            _ => "other-kinds",
        }
    }
}

macro_rules! cluster {
    ($id:literal, $name:literal, $kind:literal, $district:literal, $divisions:expr, $trade:literal, $seed:literal) => {
        Cluster {
            id: $id,
            name: $name,
            kind: $kind,
            district: $district,
            divisions: &$divisions,
            trade: $trade,
            seed: $seed,
        }
    };
}

/// The ten of the roll, then one of each other kind.
pub fn clusters() -> [Cluster; 12] {
    [
        cluster!(
            "smart",
            "智能制造应用示范产业集聚区",
            "industrial",
            "370211",
            ["34"],
            "智能装备",
            11
        ),
        cluster!(
            "hitech",
            "高新区先进制造业（机器人和生物医药）集聚区",
            "industrial",
            "370214",
            ["40"],
            "机器人",
            12
        ),
        cluster!(
            "jimo-auto",
            "即墨汽车制造产业集聚区",
            "industrial",
            "370215",
            ["36"],
            "汽车零部件",
            13
        ),
        cluster!("c04", "样例集聚区四", "industrial", "370213", ["37"], "轨道交通装备", 14),
        cluster!("c05", "样例集聚区五", "industrial", "370211", ["38"], "智能家电", 15),
        cluster!("c06", "样例集聚区六", "industrial", "370281", ["14"], "食品加工", 16),
        cluster!("c07", "样例集聚区七", "industrial", "370283", ["29"], "橡胶制品", 17),
        cluster!("c08", "样例集聚区八", "industrial", "370285", ["17"], "纺织", 18),
        cluster!("c09", "样例集聚区九", "industrial", "370211", ["26"], "新材料", 19),
        cluster!("c10", "样例集聚区十", "industrial", "370214", ["39"], "电子元器件", 20),
        cluster!("digital", "样例数字经济集聚区", "digital", "370212", ["65"], "工业软件", 21),
        cluster!("urban", "样例都市工业园", "urban", "370203", ["39"], "精密电子", 22),
    ]
}
