package uy.ventanilla.testkit.badhouse.domain;

import org.springframework.context.ApplicationContext;

/** What the rules must refuse: a framework in the domain. */
record Springy(ApplicationContext context) {}
