/** Keeps the audit log and lets admins read it; entered by the use cases and by {@code web}. */
@NullMarked
package uy.ventanilla.identity.usecase.audit;

import org.jspecify.annotations.NullMarked;
