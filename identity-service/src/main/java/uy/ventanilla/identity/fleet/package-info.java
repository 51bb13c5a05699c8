/** Asks the other services what they run; only the operator's questions lead here, and no answer is waited for long. */
@org.jspecify.annotations.NullMarked
package uy.ventanilla.identity.fleet;
