/** Everything on one machine: starts each server and each service as a process of its own and looks after them. */
@NullMarked
package uy.ventanilla.local;

import org.jspecify.annotations.NullMarked;
