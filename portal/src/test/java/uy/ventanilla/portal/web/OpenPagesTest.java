package uy.ventanilla.portal.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import uy.ventanilla.portal.PortalSettings;

class OpenPagesTest {
    private final OpenPages pages = new OpenPages(new PortalSettings(
            new PortalSettings.Gateway(URI.create("http://127.0.0.1")), new PortalSettings.Portal("test"), 5));

    @Test
    void one_tenant_has_half_of_the_places_and_all_tenants_have_all() {
        assertThat(pages.enter("expand", "ada")).isTrue();
        assertThat(pages.enter("expand", "ada")).isTrue();
        assertThat(pages.enter("expand", "bruno")).isTrue();
        assertThat(pages.enter("expand", "carla")).isFalse();
        assertThat(pages.enter("exosound", "dora")).isTrue();
        assertThat(pages.enter("exosound", "dora")).isTrue();
        assertThat(pages.enter("softchat", "eva")).isFalse();

        pages.leave("expand", "ada");
        assertThat(pages.enter("softchat", "eva")).isTrue();
        assertThat(pages.enter("expand", "carla")).isFalse();
    }
}
