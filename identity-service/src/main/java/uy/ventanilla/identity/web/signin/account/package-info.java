/** What people see and change of their own ways in: sessions, second factors, providers. Only the framework enters. */
@NullMarked
package uy.ventanilla.identity.web.signin.account;

import org.jspecify.annotations.NullMarked;
