/** The documents' rules, told without a server. */
package uy.ventanilla.identity.document;
