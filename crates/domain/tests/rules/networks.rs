use social_messaging_domain::networks::Network;

#[test]
fn x_has_a_page_that_likes_a_post() {
    assert_eq!(Network::X.like_page("7001").as_deref(), Some("https://x.com/intent/like?tweet_id=7001"));
    for number in ["", "7001&x=y", "70 01", "٧"] {
        assert_eq!(Network::X.like_page(number), None, "{number:?} is no post's number");
    }
    assert_eq!(Network::Facebook.like_page("1"), None);
    assert_eq!(Network::Unknown.like_page("1"), None);
}
