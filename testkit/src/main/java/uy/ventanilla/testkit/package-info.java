/** What a test needs besides JUnit: real servers, a fresh database, a clock that moves, the house rules. Any module's tests may enter. */
@NullMarked
package uy.ventanilla.testkit;

import org.jspecify.annotations.NullMarked;
