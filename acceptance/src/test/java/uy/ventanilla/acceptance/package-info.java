/** Stories told from outside: through the gateway, the mailboxes and a browser, never by reading a table. */
@org.jspecify.annotations.NullMarked
package uy.ventanilla.acceptance;
