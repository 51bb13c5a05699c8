/** How tenants pause and leave: suspension, deletion, erasure; entered by {@code web} alone. */
@NullMarked
package uy.ventanilla.identity.usecase.departure;

import org.jspecify.annotations.NullMarked;
