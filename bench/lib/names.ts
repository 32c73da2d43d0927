/** First names of many languages, for made-up customers. */
export const FIRST_NAMES: readonly string[] =
  'Grace Haruki Lucía Priya Jonas Amal Tom Elif Mia Olivia Noah Emma Liam Sofia Ethan Yusuf Aarav Chloé Zoë Björn Jürgen Søren Łukasz Ana María José Iván Ngozi Kwame Fatima Omar Layla Mateus Inês Giulia Marco Anouk Sven Astrid Mette Aino Juhani Katarzyna Piotr Petra Zsófia Dimitra Nikos Ayşe Mehmet Olena Dmytro Nino Ani Tigran Leila Darius Ravi Ananya Mei Wei Jin Sakura Ren Minh Linh Somchai Malee Putri Budi Tane Aroha Kai Leilani Chidi Amara Thabo Zanele'.split(
    ' ',
  );

/** Family names of many languages, for made-up customers. */
export const LAST_NAMES: readonly string[] =
  "Okafor Tanaka Méndez Wadhwa Becker Saleh Nguyen Fidan Li Gonzalez Johansson Ahmed Silva Kovács Rossi Martin Thomas Lopez Brown Davis Garcia Wilson Anderson Ito Jackson Lee Kim Patel Sharma Santos Müller Schröder Weiß Jørgensen Nowak Svoboda Horvat Papadopoulos Yılmaz Demir Shevchenko Hovhannisyan Rezaei Haddad Mansour Cohen Levi Singh Kaur Gupta Chen Wang Zhang Park Choi Watanabe Suzuki Tran Pham Suwan Wijaya Hartono Ngata Kealoha Eze Mensah Dlamini Ndlovu O'Brien MacLeod Dubois Lefèvre Moreau Peeters Janssen Virtanen Korhonen Berg Lindqvist Hansen Öztürk Popescu Ionescu Petrov Dimitrova Kowalczyk".split(
    ' ',
  );
