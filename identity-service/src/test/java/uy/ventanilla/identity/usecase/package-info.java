/** What needs no server. */
@NullMarked
package uy.ventanilla.identity.usecase;

import org.jspecify.annotations.NullMarked;
