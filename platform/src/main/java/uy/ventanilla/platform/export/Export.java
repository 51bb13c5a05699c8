package uy.ventanilla.platform.export;

import java.util.List;

/** All that a service gives. One bean of each service that keeps something of tenants. */
public record Export(List<Part> parts) {
    public static Export of(Part... parts) {
        return new Export(List.of(parts));
    }
}
