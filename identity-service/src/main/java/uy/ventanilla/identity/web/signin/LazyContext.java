package uy.ventanilla.identity.web.signin;

import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.DeferredSecurityContext;
import org.springframework.security.core.context.SecurityContext;

/** Looks the browser up when somebody asks, and once: most requests of the token endpoints never do. */
final class LazyContext implements DeferredSecurityContext {
    private final Supplier<SecurityContext> load;
    private final BooleanSupplier nobody;
    private @Nullable SecurityContext loaded;

    LazyContext(Supplier<SecurityContext> load, BooleanSupplier nobody) {
        this.load = load;
        this.nobody = nobody;
    }

    @Override
    public SecurityContext get() {
        var context = loaded;
        if (context == null) {
            context = load.get();
            loaded = context;
        }
        return context;
    }

    @Override
    public boolean isGenerated() {
        return nobody.getAsBoolean();
    }
}
