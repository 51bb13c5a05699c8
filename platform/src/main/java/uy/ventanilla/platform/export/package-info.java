/** Gives all that a service has of a tenant, or of one of its people, as an archive. Services say what it holds. */
@NullMarked
package uy.ventanilla.platform.export;

import org.jspecify.annotations.NullMarked;
