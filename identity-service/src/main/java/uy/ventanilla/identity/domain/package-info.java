/** Rules of people and sign-in in plain Java: no framework, no clock. Every room may enter. */
@NullMarked
package uy.ventanilla.identity.domain;

import org.jspecify.annotations.NullMarked;
