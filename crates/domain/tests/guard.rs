//! What does not belong in public is found as people write it, and ordinary answers pass.
#![expect(clippy::expect_used, reason = "a test says what went wrong best by stopping there")]

use proptest::prelude::*;
use social_messaging_domain::guard::Finding::{BankAccount, EmailAddress, PaymentCard, PhoneNumber};
use social_messaging_domain::guard::{Finding, findings};

#[test]
fn what_somebody_can_be_reached_or_pay_by_is_found() {
    let cases: [(&str, &[Finding]); 18] = [
        ("Write to ada.example+orders@example.org please", &[EmailAddress]),
        ("(ada@example.co.uk)", &[EmailAddress]),
        ("Call +49 30 901820", &[PhoneNumber]),
        ("call 0049 (30) 90 18 20", &[PhoneNumber]),
        ("my number is 030/1234567", &[PhoneNumber]),
        ("06 12 34 56 78", &[PhoneNumber]),
        ("(212) 555-0134", &[PhoneNumber]),
        ("1-212-555-0134", &[PhoneNumber]),
        ("اتصل على +٩٧١٥٠١٢٣٤٥٦٧", &[PhoneNumber]),
        ("4111 1111 1111 1111", &[PaymentCard]),
        ("card 4111111111111111!", &[PaymentCard]),
        ("5500-0000-0000-0004", &[PaymentCard]),
        ("order 12 4111 1111 1111 1111", &[PaymentCard]),
        ("3782 822463 10005", &[PaymentCard]),
        ("DE89 3704 0044 0532 0130 00 it is", &[BankAccount]),
        ("gb29nwbk60161331926819", &[BankAccount]),
        ("NO93 8601 1117 947.", &[BankAccount]),
        ("a@b.example and 4111111111111111", &[EmailAddress, PaymentCard]),
    ];
    for (text, expected) in cases {
        assert_eq!(findings(text), expected, "{text}");
    }
}

#[test]
fn ordinary_answers_pass() {
    for text in [
        "",
        "Thanks @lumencoffee, we look into it @ once.",
        "Your order 30418 left on 2026-11-21 at 14:30.",
        "Open 01.12.2026 14:00 to 18:00, 24.12. closed",
        "It is 1,299.00 EUR or 1.299,00 €; 12345678 points",
        "https://twitter.com/messages/compose?recipient_id=4111111111111111",
        "See https://example.org/ada@example.org and https://m.me/49309018200",
        "4111 1111 1111 1112",
        "0000 0000 0000 0000",
        "DE00 3704 0044 0532 0130 00",
        "Tracking 1Z999AA10123456784",
        "Version 10.0.19045.3930 of 2026",
    ] {
        assert_eq!(findings(text), [], "{text}");
    }
}

/// A number of 16 digits with the check digit that makes it a card's.
fn card() -> impl Strategy<Value = String> {
    proptest::collection::vec(0_u32..10, 15).prop_map(|mut digits| {
        digits[0] = 4;
        digits[1] = 1;
        let sum: u32 = (digits.iter().rev().enumerate())
            .map(|(at, digit)| if at % 2 == 0 { digit * 2 / 10 + digit * 2 % 10 } else { *digit })
            .sum();
        digits.push((10 - sum % 10) % 10);
        digits.iter().map(|digit| char::from_digit(*digit, 10).expect("a digit")).collect()
    })
}

proptest! {
    #[test]
    fn a_card_is_found_however_it_is_grouped(number in card(), separator in "[ -]", size in 3_usize..9, around in "[a-z ,!]{0,9}") {
        let groups: Vec<&str> = number.as_bytes().chunks(size).map(|it| std::str::from_utf8(it).expect("digits")).collect();
        let text = format!("{around} {} {around}", groups.join(&separator));
        prop_assert!(findings(&text).contains(&PaymentCard), "{text}");
    }

    #[test]
    fn a_wrong_check_digit_is_no_card(number in card(), add in 1_u32..10) {
        let last = number.chars().last().and_then(|it| it.to_digit(10)).expect("a digit");
        let wrong = format!("{}{}", &number[..15], (last + add) % 10);
        prop_assert!(!findings(&wrong).contains(&PaymentCard), "{wrong}");
    }

    #[test]
    fn any_text_is_read(text in "\\PC{0,80}") {
        prop_assert!(findings(&text).len() <= 4);
    }

    #[test]
    fn words_alone_are_never_found(text in "[a-zA-Z .,!?'äöüñ例]{0,200}") {
        prop_assert_eq!(findings(&text), []);
    }
}

#[test]
fn an_accounts_own_patterns_stand_alone_and_count_digits() {
    let patterns = ["Project Zephyr".to_owned(), "LC-####".to_owned(), "Größe".to_owned(), " ".to_owned()];
    let found = |text: &str| social_messaging_domain::guard::own_findings(text, &patterns);
    assert_eq!(found("about PROJECT zephyr, lc-2041!"), ["Project Zephyr", "LC-####"]);
    assert_eq!(found("your Größe (lc-٢٠٤١)"), ["LC-####", "Größe"]);
    for text in ["", "subproject zephyr", "project zephyrs", "LC-204", "LC-20411", "xLC-2041", "LC-#### "] {
        assert!(found(text).is_empty(), "{text}");
    }
}
