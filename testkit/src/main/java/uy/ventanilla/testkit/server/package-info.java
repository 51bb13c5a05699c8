/** Real servers as child processes of ours, unpacked from build artifacts; tests and the local platform start them here. */
@NullMarked
package uy.ventanilla.testkit.server;

import org.jspecify.annotations.NullMarked;
