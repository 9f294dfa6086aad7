//! Rolls of any number of firms, with valid codes; and files beyond the limits.

use std::fmt::Write;

use crate::random::Random;

/// The headings of the published example.
pub const HEADINGS: &str = "集聚区编号,企业名称,统一社会信用代码,行业代码,是否主导产业,\
    营业收入本年累计(万元),营业收入上年同期可比(万元),营业收入上半年(万元),\
    营业收入上年上半年可比(万元),利润总额本年累计(万元),利润总额上年同期可比(万元),\
    利润总额上半年(万元),利润总额上年上半年可比(万元),实缴税收本年累计(万元),研发经费(万元),\
    期末从业人数(人),占地面积(平方米)";

/// A roll of so many firms in ten clusters.
pub fn roll_of(firms: usize, random: &mut Random) -> String {
    let mut text = format!("{HEADINGS}\n");
    for firm in 0..firms {
        let code = code_of(firm);
        let leading = i64::from(random.chance(70));
        let _ = write!(text, "c{:02},样例企业{firm:05},{code},34,{leading}", firm % 10);
        for column in 0..10 {
            let sign = if (4..8).contains(&column) && random.chance(10) { "-" } else { "" };
            let _ =
                write!(text, ",{sign}{}.{:02}", random.between(0, 99_999), random.between(0, 99));
        }
        let _ = writeln!(text, ",{},{}", random.between(1, 2000), random.between(1, 99_999));
    }
    text
}

/// A code that passes both checks.
pub fn code_of(firm: usize) -> String {
    const ALPHABET: &[u8] = b"0123456789ABCDEFGHJKLMNPQRTUWXY";
    let organisation = format!("{:08}", firm + 1);
    let digit = |c: char| c.to_digit(10).expect("a digit");
    let sum: u32 =
        organisation.chars().map(digit).zip([3, 7, 9, 10, 5, 8, 4, 2]).map(|(d, w)| d * w).sum();
    let check = match 11 - sum % 11 {
        10 => "X".to_owned(),
        11 => "0".to_owned(),
        digit => digit.to_string(),
    };
    let body = format!("91370200{organisation}{check}");
    let value = |c: char| ALPHABET.iter().position(|known| char::from(*known) == c).expect("known");
    let mut weight = 1;
    let mut sum = 0;
    for c in body.chars() {
        sum += value(c) * weight;
        weight = weight * 3 % 31;
    }
    format!("{body}{}", char::from(ALPHABET[(31 - sum % 31) % 31]))
}

/// A file of one byte more than is read.
pub fn too_large() -> Vec<u8> {
    vec![b'1'; 20_000_001]
}

/// A file of more cells than are read.
pub fn too_many_cells() -> String {
    format!("企业名称,营业收入(万元)\n{}", "1,2,3,4,5,6,7,8,9,0\n".repeat(100_001))
}
