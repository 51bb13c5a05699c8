/** Signing in by somebody else who vouches for people: Google, Facebook, a tenant's own. Only the framework enters. */
@NullMarked
package uy.ventanilla.identity.web.signin.provider;

import org.jspecify.annotations.NullMarked;
