package uy.ventanilla.gateway.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LimitsTest {
    @Test
    void two_seconds_of_a_limit_may_come_at_once_and_a_page_always() {
        var limits = limits(12_000, Map.of());
        assertThat(limits.take(Policy.TENANT, "a", "expand").policyHeader()).isEqualTo("\"tenant\";q=400;w=2");
        assertThat(limits.take(Policy.SIGN_IN, "a", "expand").policyHeader()).isEqualTo("\"sign-in\";q=20;w=10");
        assertThat(limits(12_000, Map.of("expand", 3))
                        .take(Policy.TENANT, "a", "expand")
                        .policyHeader())
                .isEqualTo("\"tenant\";q=3;w=60");
    }

    @Test
    void a_tenant_goes_by_its_own_limit_which_an_environment_variable_names_without_hyphens() {
        var limits = limits(12_000, Map.of("soportenorte", 600, "expand", 60_000));
        assertThat(limits.take(Policy.TENANT, "a", "soporte-norte").limit()).isEqualTo(20);
        assertThat(limits.take(Policy.TENANT, "b", "expand").limit()).isEqualTo(2_000);
        assertThat(limits.take(Policy.TENANT, "c", "exosound").limit()).isEqualTo(400);
    }

    @Test
    void whoever_asks_without_end_leaves_their_colleagues_half() {
        var limits = limits(1_200, Map.of()); // forty at once
        var granted = IntStream.range(0, 200)
                .mapToObj(_ -> limits.take(Policy.VISITOR, "a", "expand"))
                .filter(Limits.Taken::granted)
                .count();
        assertThat(granted).isBetween(20L, 30L);
        assertThat(limits.take(Policy.VISITOR, "platform", null).limit()).isEqualTo(200);
    }

    @Test
    void limits_that_would_keep_everybody_out_are_refused_by_name() {
        assertThatThrownBy(() -> new LimitSettings(3_000, 6_000, 120, 6_000, Map.of("expand", 0)))
                .hasMessage("ventanilla.limits.tenants.expand is 0 requests a minute and must be 2 at least");
    }

    private static Limits limits(int tenant, Map<String, Integer> tenants) {
        return new Limits(new LimitSettings(3_000, 6_000, 120, tenant, tenants));
    }
}
