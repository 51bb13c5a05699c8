/** The front door: which service answers which path. Nothing enters here but the start. */
@NullMarked
package uy.ventanilla.gateway;

import org.jspecify.annotations.NullMarked;
