package uy.ventanilla.gateway.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class LimitSettingsTest {
    @Test
    void a_tenant_with_a_limit_of_its_own_goes_by_that() {
        var settings = new LimitSettings(3_000, 6_000, 120, 6_000, Map.of("expand", 60_000));
        assertThat(settings.ofTenant("expand")).isEqualTo(60_000);
        assertThat(settings.ofTenant("exosound")).isEqualTo(6_000);
    }

    @Test
    void limits_that_would_keep_everybody_out_are_refused_by_name() {
        assertThatThrownBy(() -> new LimitSettings(3_000, 6_000, 120, 6_000, Map.of("expand", 60)))
                .hasMessage("ventanilla.limits.tenants.expand is 60 requests a minute and must be 600 at least");
        assertThatThrownBy(() -> new LimitSettings(3_000, 6_000, 0, 6_000, Map.of()))
                .hasMessage("ventanilla.limits.sign-in is 0 requests a minute and must be 1 at least");
    }
}
