package uy.ventanilla.platform.export;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The exporter of a service that has an {@link Export}, and the door by which identity-service fetches its part. */
@Configuration(proxyBeanMethods = false)
@Import({ExporterBeans.class, ExportController.class})
public class ExportBeans {}
