package uy.ventanilla.intake.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class SafeHtmlTest {
    private static String clean(String html) {
        return SafeHtml.clean(html, Set.of("logo@x"));
    }

    @Test
    void what_could_act_is_gone_and_the_words_stay() {
        var safe = clean("<p onclick='x()' style='background:url(x)'>no HTML <script>alert('XSS')</script></p>"
                + "<iframe src='x'></iframe><form><input name=a></form><svg onload=x></svg>"
                + "<a href='javascript:x()' data-mention-user-id='1'>agent</a><meta http-equiv=refresh content='0;x'>");
        assertThat(safe).contains("no HTML").contains("agent");
        assertThat(safe.toLowerCase(java.util.Locale.ROOT))
                .doesNotContain(
                        "script", "onclick", "style", "iframe", "form", "svg", "data-mention", "meta", "onload");
    }

    @Test
    void links_say_nothing_of_where_they_were_clicked() {
        assertThat(clean("<a href='https://x.example/a?b=c'>x</a>"))
                .contains("href=\"https://x.example/a?b=c\"")
                .contains("noopener noreferrer nofollow");
    }

    @Test
    void the_mails_own_images_stay_and_others_are_not_fetched() {
        var safe = clean("<img src='cid:logo@x'><img src='https://spy.example/p.gif'><img src='cid:other'>"
                + "<img src='data:image/png;base64,AA'>");
        assertThat(safe).contains("src=\"cid:logo@x\"").contains("data-remote-src=\"https://spy.example/p.gif\"");
        assertThat(safe)
                .doesNotContain(" src=\"https")
                .doesNotContain("cid:other")
                .doesNotContain("data:image");
    }

    @Test
    void a_page_of_thousands_of_links_is_replaced_by_a_notice() {
        assertThat(clean("<a href='https://x.example'>x</a>".repeat(5_001))).doesNotContain("<a ");
        assertThat(clean("<a href='https://x.example'>x</a>".repeat(10))).contains("<a ");
    }

    @Test
    void text_reads_as_a_person_would_read_the_page() {
        assertThat(HtmlText.of("<html><head><title>t</title><style>p{}</style></head><body><p>Hola&nbsp;Ana,</p>"
                        + "<div>uno<br>dos</div><ul><li>a</li><li>b</li></ul><blockquote>antes</blockquote></body>"))
                .isEqualTo("Hola\u00A0Ana,\n\nuno\ndos\n\n- a\n- b\n\n> antes");
    }

    @Test
    void of_endless_html_the_beginning_is_read() {
        var text = HtmlText.of("<b>Hola</b> " + "a".repeat(3 * SafeHtml.LONGEST));
        assertThat(text).startsWith("Hola aaa").hasSizeLessThan(SafeHtml.LONGEST);
    }
}
