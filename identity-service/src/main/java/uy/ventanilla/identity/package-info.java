/** Starts the service and puts its rooms together. Nobody enters. */
@NullMarked
package uy.ventanilla.identity;

import org.jspecify.annotations.NullMarked;
