/** What the ways in beside the password keep; entered by use cases. */
@NullMarked
package uy.ventanilla.identity.store.signin;

import org.jspecify.annotations.NullMarked;
