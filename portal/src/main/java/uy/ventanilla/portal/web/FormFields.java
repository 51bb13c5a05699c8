package uy.ventanilla.portal.web;

import java.util.LinkedHashMap;
import java.util.Map;
import uy.ventanilla.portal.api.Tenant;

/** The tenant's own fields among those a browser sent; in a page they are called {@code field.<id>}. */
final class FormFields {
    private FormFields() {}

    /** Whoever edits sends empty ones too, to empty them; whoever opens a ticket leaves them out. */
    static Map<String, String> of(Tenant tenant, Map<String, String> sent, boolean withEmpty) {
        var fields = new LinkedHashMap<String, String>();
        for (var field : tenant.form()) {
            var value = sent.get("field." + field.id());
            if (value != null && (withEmpty || !value.isBlank())) {
                fields.put(field.id(), value.strip());
            }
        }
        return fields;
    }
}
