package uy.ventanilla.identity.document;

import org.jspecify.annotations.Nullable;
import uy.ventanilla.contracts.Blueprint;
import uy.ventanilla.identity.domain.Front;

/** Cuts out of a blueprint what everybody may see. */
public final class Fronts {
    private Fronts() {}

    public static Front of(Blueprint blueprint) {
        var brand = blueprint.brand();
        return new Front(
                blueprint.slug(),
                blueprint.name(),
                blueprint.languages(),
                blueprint.timeZone(),
                new Front.Brand(brand.colour(), brand.logo(), brand.tagline()),
                blueprint.form().stream().map(Fronts::field).toList(),
                blueprint.channels().emergencyPhone(),
                blueprint.workflow().states().stream()
                        .map(state -> new Front.State(state.id(), state.label(), Binder.wireName(state.phase())))
                        .toList(),
                blueprint.classifications().stream()
                        .map(entry -> new Front.Entry(entry.id(), entry.label(), entry.amount()))
                        .toList(),
                blueprint.plans().stream()
                        .map(plan -> new Front.Plan(plan.id(), plan.label()))
                        .toList(),
                blueprint.requests().stream()
                        .map(request -> new Front.Request(request.id(), request.label()))
                        .toList(),
                new Front.Mail(blueprint.channels().mail().address()),
                portal(blueprint.portal()));
    }

    private static Front.Portal portal(Blueprint.@Nullable Portal portal) {
        return portal == null
                ? new Front.Portal(false, false)
                : new Front.Portal(portal.shown() == Blueprint.PortalShown.AFTER_FIRST_TICKET, portal.followOnly());
    }

    private static Front.Field field(Blueprint.Field field) {
        return new Front.Field(
                field.id(),
                field.label(),
                Binder.wireName(field.type()),
                field.required(),
                field.options().stream()
                        .map(option -> new Front.Option(option.id(), option.label()))
                        .toList());
    }
}
