package uy.ventanilla.identity.web;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uy.ventanilla.identity.domain.Organisation;

/** An organisation as the API shows it; of its access code only when it was made, and until when the former one counts. */
record OrganisationView(
        UUID id,
        String name,
        @Nullable String taxId,
        @Nullable String brand,
        String plan,
        @Nullable String commercialContact,
        @Nullable CodeView accessCode) {
    record CodeView(Instant madeAt, @Nullable Instant formerUntil) {}

    static OrganisationView of(Organisation organisation) {
        var code = organisation.code();
        return of(organisation, code == null ? null : new CodeView(code.madeAt(), code.formerUntil()));
    }

    /** As its own people see it. */
    static OrganisationView toMember(Organisation organisation) {
        return of(organisation, null);
    }

    private static OrganisationView of(Organisation organisation, @Nullable CodeView code) {
        var facts = organisation.facts();
        return new OrganisationView(
                organisation.id(),
                facts.name(),
                facts.taxId(),
                facts.brand(),
                facts.plan(),
                facts.commercialContact(),
                code);
    }
}
